"""Text in, meaning out."""

import os

# Before numpy is read for the first time: the matrices of a message are so small that threads cost more than they bring,
# most of all when other processes want the cores too.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
