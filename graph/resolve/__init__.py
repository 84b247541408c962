"""Resolution: which local entities are one entity, and which claims tell of one flow, event or tie.

Everything here is a pure function of its arguments; the store decides what has to be computed again.
"""
