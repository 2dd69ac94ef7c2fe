"""The desktop program for the secretary of a party branch.

Six storeys; imports point down only: app|cli, ui, operations, queries,
storage|printing|exchange|host, domain. Each folder's docstring says what belongs there.
Here stand only the composition roots, the places that put the parts together.
"""

__version__ = "0.1.0"
