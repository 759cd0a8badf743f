"""The archive: every change of a store on disk, written down before it is made. It is the truth, the store is made from it.

**What it holds.** A directory of segments, files that only grow. A record is a header (kind, lengths, SHA-256 of
the content, two CRC-32) and the content, compressed. There are pieces (what a graph was set to, statements that
came or went, a document that was loaded, an article as JSON), each stored once however often it comes, and commits:
numbered, with the time and, if it is known, who made it, naming the pieces of one transaction. Nothing in a segment
is ever written over.

**Order.** A commit goes into the archive and to the disk (``fsync``) first, then into the store. So a write costs
one wait for the disk, as it would without the archive, and the store's own log need not be synced: what was
acknowledged is in the archive. Every ``MARK_EVERY`` commits, and when it is closed, the store is synced and a mark
says so. At the next opening the commits behind the last mark are made again. Each says what there is afterwards
and not how it was reached, so that making one twice does no harm, whatever part of them the store had kept.

**What is not there.** If a commit cannot be made in the store (a full disk), it is cut off the archive again. A
record that the end of the newest segment cuts through, or that ends in zeros there, was never acknowledged: it is
cut off at the next opening, and told in the log. Anything else that does not fit its checksum is damage, and an
error that names segment and offset.

**Updates.** What ``INSERT DATA``, ``DELETE DATA``, ``DROP`` and ``CLEAR`` of a named graph do is known beforehand.
For other updates the store is marked and a snapshot of it is taken (hard links); a record says that an update has
begun; it is run; what differs from the snapshot is the commit. If the program ends in between, the next opening
finds the difference.

**Loading.** Large documents are archived as they are read, and the commit is written when the last byte has been
read, before the engine commits. Blank nodes are named by their order in the document, so that loading it again
gives the same.

``index.db`` says where each piece lies, so that it is not stored twice. It is made from the segments if it is
missing.
"""

from kg.archive.archive import Archive, Draft
from kg.archive.parts import AUTHOR, Commit, Part, Ref

__all__ = ["AUTHOR", "Archive", "Commit", "Draft", "Part", "Ref"]
