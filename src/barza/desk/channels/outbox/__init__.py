"""What goes out: a row in the transaction, sent once, afterwards.

waiting ──▶ sending ──▶ done        the network's own id was read back
   │           ├──────▶ waiting     not done, and safe to try again
   │           ├──────▶ refused     by the network, or by the policy just before sending
   │           └──────▶ unknown ──▶ done, or refused to a person when it surely isn't there
   └──▶ withdrawn

``queueing`` writes the row, ``steps`` takes one step, ``network`` is the only room that
speaks with the network, and does so with no database connection; ``settling`` writes what
came of it.
"""

from .queueing import drop, enqueue, look_now, withdraw
from .steps import attempt, due

__all__ = ["attempt", "drop", "due", "enqueue", "look_now", "withdraw"]
