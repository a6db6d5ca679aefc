"""How topics are judged, by the article and by those it quotes."""
