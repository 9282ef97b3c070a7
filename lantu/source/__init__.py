"""原文 · the words as published: SourceText, Place, and where each paragraph stood."""
