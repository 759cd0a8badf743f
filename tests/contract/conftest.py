"""The stores that every contract test runs over."""

from stored import graph_store as graph_store
from stored import store as store
