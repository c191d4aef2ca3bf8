"""Reports of what was tried: JUnit XML for build servers, one HTML page for people.

``junit`` and ``pages`` know nothing of what was tried; the conformance runner uses them as well.
"""
