/** How to check a record, for whoever opens it in ten years: in both languages, the same in every record. */
export const RECORD_README = `# Akte eines Umlaufs

Diese Akte ist ohne Umlauf lesbar und prüfbar.

- \`record.json\`: Frage, Regeln, wer gefragt wurde, Antworten mit Zeiten, Ergebnis
- \`text.json\`: die Vorlage in der kanonischen Form, über die \`contentHash\` gebildet ist; \`text.md\` und, wenn der Hub HTML
  schreiben konnte, \`text.html\`: dieselbe zum Lesen; \`document-2.json\` und so weiter: weitere Vorlagen ebenso
- \`attachments/\`: die Anlagen, wie sie im Umlauf waren; ihre Prüfsummen nennt \`record.json\`
- \`record.pdf\`: alles in einer Datei zum Lesen und Drucken
- \`signed.txt\`: was unterschrieben ist; \`record.sig\`: die Unterschrift (Ed25519); \`key.pem\`: der öffentliche Schlüssel

Prüfen, auch ohne Hub, Datenbank und Netz:

    pnpm umlauf record verify DATEI.zip --trust SCHLÜSSEL

\`SCHLÜSSEL\` sind die 64 Zeichen, die der Hub unter \`/api/records/key\` nennt. Ohne \`--trust\` sagt der Befehl nur, von wem die
Akte unterschrieben ist: \`key.pem\` liegt in der Akte und beweist allein nichts.

Mit anderen Programmen (OpenSSL 3, GNU coreutils), in der ausgepackten Akte:

    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed.txt -sigfile record.sig
    grep -E '^[0-9a-f]{64}  ' signed.txt | sha256sum -c

# Record of a round

This record can be read and checked without Umlauf.

- \`record.json\`: question, rules, who was asked, answers with their moments, result
- \`text.json\`: what went round, in the canonical form over which \`contentHash\` is made; \`text.md\` and, where the hub could
  write HTML, \`text.html\`: the same for reading; \`document-2.json\` and so on: further documents likewise
- \`attachments/\`: the attached files as they went round; \`record.json\` tells their hashes
- \`record.pdf\`: all of it in one file, for reading and printing
- \`signed.txt\`: what is signed; \`record.sig\`: the signature (Ed25519); \`key.pem\`: the public key

Check it, also without the hub, a database or a network:

    pnpm umlauf record verify FILE.zip --trust KEY

\`KEY\` are the 64 characters that the hub tells at \`/api/records/key\`. Without \`--trust\` the command only says who signed
the record: \`key.pem\` lies in the record, and proves nothing by itself.

By other programs (OpenSSL 3, GNU coreutils), in the unpacked record:

    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed.txt -sigfile record.sig
    grep -E '^[0-9a-f]{64}  ' signed.txt | sha256sum -c
`;
