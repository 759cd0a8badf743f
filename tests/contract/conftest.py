"""The stores that every contract test runs over."""

from stored import store as store
