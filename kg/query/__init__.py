"""Questions to a store: named queries, media types, the guard, and the sentences behind a fact."""
