"""The portal: what people do in a browser. Server-rendered, works without scripts."""
