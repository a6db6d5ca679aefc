"""The learned engine: a tagger proposes quotations, a judge weighs them, a second tagger says who speaks."""
