"""The signed HTML request and response exchange, and the one module that makes signatures.

A computer that never meets the network asks for a license with one HTML file and receives
it with another. This package writes and reads both, for either side, and knows neither a
screen nor a server nor a disk: callers pass bytes, keys, the time and the random values in.

Two decisions carry everything else:

* Trust is decided in few places and without input or output: `signing` (is this document
  what it claims to be), `keyset` (which keys speak for the server today) and `redeeming`
  (is this response the answer to a question this computer asked).
* A file is data. It is searched for one block between two markers, within a size limit; it
  is never rendered, never parsed as HTML, and nothing in it is fetched.

Import from the modules themselves; this one re-exports nothing, so that a reader of files
does not pay for the page templates.
"""
