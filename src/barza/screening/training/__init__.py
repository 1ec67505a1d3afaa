"""How the models are trained: `barza screening train --data DIR`. Needs `make train-setup`.

rows -> labels -> linear and network -> calibration -> the weights in `screening/models/weights`
"""
