"""Reported speech is told by its mood: the present subjunctive, and the same verbs in other moods.

The target word stands between asterisks. The whole list has to reach an F1 of .95; the sentences were
written for this test and are no part of any training text.
"""

SUBJUNCTIVE = """
Das Unternehmen *sei* auf einem guten Weg, sagte der Vorstand.
Die Lage *sei* ernst, warnte die Ministerin.
Er *sei* davon überzeugt, dass der Vertrag halte.
Die Gespräche *seien* vertraulich gewesen, erklärte ein Sprecher.
Man *habe* die Bedenken ernst genommen, hieß es.
Die Firma *habe* alle Daten gelöscht, teilte sie mit.
Der Konzern *habe* kein Interesse an einem Verkauf, so der Sprecher.
Sie *habe* davon nichts gewusst, beteuerte die Abgeordnete.
Die Zusammenarbeit *werde* fortgesetzt, kündigte der Konzern an.
Niemand *werde* entlassen, versprach die Chefin.
Der Bund *werde* sich an den Kosten beteiligen, erklärte das Ministerium.
Das *werde* die Kunden freuen, meinte der Händler.
Die Behörde *könne* nur warnen, sagte der Beauftragte.
Man *könne* sich eine Partnerschaft vorstellen, hieß es in Wolfsburg.
Niemand *könne* das ausschließen, räumte der Minister ein.
Der Staat *solle* sich heraushalten, forderte der Verband.
Die Kommission *solle* den Fall prüfen, verlangten die Grünen.
Das Gesetz *solle* noch in diesem Jahr kommen, sagte sie.
Er *wolle* den Dialog fortsetzen, betonte der Präsident.
Die Regierung *wolle* die Regeln lockern, berichtete die Zeitung.
Man *wolle* niemanden überwachen, versicherte die Firma.
Die Polizei *dürfe* die Daten nicht speichern, entschied das Gericht.
Ein Arzt *dürfe* darüber nicht sprechen, so die Kammer.
Das *dürfe* sich nicht wiederholen, mahnte der Bischof.
Die Politik *müsse* jetzt handeln, forderte der Verband.
Jeder *müsse* selbst entscheiden, sagte die Ärztin.
Es *müsse* schneller gehen, klagte der Unternehmer.
Es *gebe* keinen Grund zur Sorge, sagte der Sprecher.
Dafür *gebe* es keine Beweise, erklärte die Staatsanwaltschaft.
In Europa *gebe* es zu viele Vorschriften, kritisierte er.
Die Kritik *komme* zu spät, meinte der Abgeordnete.
Das Angebot *komme* bei den Kunden gut an, sagte die Sprecherin.
Der Anstoß *komme* aus Brüssel, hieß es.
Es *gehe* um die Sicherheit der Nutzer, betonte der Konzern.
Die Rechnung *gehe* nicht auf, kritisierte die Opposition.
Dabei *gehe* es auch um Arbeitsplätze, sagte der Betriebsrat.
Die Firma *stehe* zu ihrer Zusage, erklärte die Chefin.
Der Termin *stehe* noch nicht fest, sagte ein Sprecher.
Man *stehe* erst am Anfang, so der Forscher.
Der Vorwurf *lasse* sich nicht halten, meinte der Anwalt.
Das *lasse* sich leicht erklären, sagte der Ingenieur.
Die Entscheidung *bleibe* bei den Ländern, betonte der Minister.
Der Preis *bleibe* stabil, versprach der Händler.
Das *mache* die Sache nicht einfacher, sagte der Richter.
Der Konzern *mache* keine Angaben dazu, hieß es.
Das Projekt *laufe* wie geplant, erklärte die Stadt.
So *entstehe* ein direkter Kontakt zum Kunden, sagte der Manager.
Die Partei *sehe* darin einen Fehler, sagte ihr Vorsitzender.
Der Verband *halte* an seiner Kritik fest, hieß es.
Die Zahl der Anfragen *steige* seit Monaten, berichtete das Amt.
Das System *biete* ausreichend Schutz, versicherte der Hersteller.
Er *kenne* den Bericht nicht, sagte der Kanzler.
Die Industrie *brauche* klare Regeln, forderte ihr Präsident.
Das Land *verliere* den Anschluss, warnte der Ökonom.
Die Stadt *nehme* die Sorgen ernst, sagte die Bürgermeisterin.
Er *wisse* nicht, wer die Daten weitergegeben habe.
"""

OTHER = """
Ich *habe* den Vertrag gestern gelesen.
Ich *habe* keine Zeit für solche Fragen.
Davon *habe* ich erst aus der Zeitung erfahren.
Ich *werde* morgen nach Berlin fahren.
Das *werde* ich nicht unterschreiben.
Die Firma *wird* morgen ihre Zahlen vorlegen.
Der Vorstand *ist* mit dem Ergebnis zufrieden.
Die Kunden *sind* verunsichert.
Die Behörde *hat* das Verfahren eingestellt.
Der Konzern *will* die Sparte verkaufen.
Der Staat *soll* sich heraushalten.
Die Polizei *darf* die Daten speichern.
Niemand *kann* das ausschließen.
Die Politik *muss* jetzt handeln.
Es *gibt* keinen Grund zur Sorge.
Ich *gebe* zu, dass wir Fehler gemacht haben.
Das *gebe* ich gern weiter.
Die Kritik *kommt* zu spät.
Ich *komme* gerade aus der Sitzung.
Es *geht* um die Sicherheit der Nutzer.
Ich *gehe* davon aus, dass der Vertrag hält.
Die Firma *steht* zu ihrer Zusage.
Ich *stehe* zu meinem Wort.
Der Termin *steht* noch nicht fest.
Das *lässt* sich leicht erklären.
Die Entscheidung *bleibt* bei den Ländern.
Ich *bleibe* bei meiner Meinung.
Ich *mache* mir keine Sorgen.
Das *macht* die Sache nicht einfacher.
Ich *sehe* darin keinen Fehler.
Der Minister *sagte*, er kenne den Bericht.
Der Verband *forderte* am Montag klare Regeln.
Die Firma *kündigte* den Vertrag.
Sie *teilte* das am Abend mit.
Der Sprecher *erklärte*, alles laufe nach Plan.
Die Bundesregierung *lehnte* den Vorschlag ab.
Die Zahl der Anfragen *stieg* im vergangenen Jahr.
Im vergangenen Jahr *wollte* der Konzern die Sparte noch verkaufen.
Vor zwei Jahren *musste* die Firma Insolvenz anmelden.
Damals *konnte* niemand den Erfolg vorhersehen.
Die Partei *nahm* den Antrag an.
Die *Lage* ist ernst.
Die *Reise* des Ministers wurde abgesagt.
Die *Habe* der Familie verbrannte.
Die *Frage* blieb offen.
Ich *glaube*, dass wir eine Lösung finden.
Ich *denke* nicht daran zurückzutreten.
Wir *haben* die Bedenken ernst genommen.
Wir *werden* die Zusammenarbeit fortsetzen.
Die Unternehmen *haben* sich auf einen Preis geeinigt.
"""


def _cases(text, expected):
    for line in text.strip().splitlines():
        before, word, after = line.split("*")
        yield before + word + after, len(before), expected


CASES = [*_cases(SUBJUNCTIVE, True), *_cases(OTHER, False)]


def test_the_present_subjunctive_is_found_and_nothing_else(nlp):
    docs = nlp.pipe(sentence for sentence, _, _ in CASES)
    found = [
        "Sub" in next(t for t in doc if t.idx == start).morph.get("Mood")
        for doc, (_, start, _) in zip(docs, CASES, strict=True)
    ]
    expected = [subjunctive for _, _, subjunctive in CASES]
    hits = sum(f and e for f, e in zip(found, expected, strict=True))
    wrong = [case[0] for case, f in zip(CASES, found, strict=True) if f != case[2]]
    assert 2 * hits / (sum(found) + sum(expected)) >= 0.95, wrong
