"""Words the rules go by, as data: Arabic (with Omani usage) and English, written for this project.

Everything here is compared after folding, so spelling variants need not be listed.
"""
