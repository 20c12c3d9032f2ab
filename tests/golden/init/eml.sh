# A count and a result in EML: numbers by what they mean, seats as proclaimed; a count that is none is told with its place.
cat > count.eml.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<EML Id="510b" SchemaVersion="5" xmlns="urn:oasis:names:tc:evs:schema:eml">
<TransactionId>1</TransactionId><Count><EventIdentifier/><Election><ElectionIdentifier Id="GR"/><Contests><Contest>
<ContestIdentifier Id="geen"><ContestName>Town</ContestName></ContestIdentifier>
<TotalVotes>
<Selection><AffiliationIdentifier Id="1"><RegisteredName>Ames</RegisteredName></AffiliationIdentifier><ValidVotes>70</ValidVotes></Selection>
<Selection><AffiliationIdentifier Id="2"><RegisteredName>Burr</RegisteredName></AffiliationIdentifier><ValidVotes>30</ValidVotes></Selection>
<Cast>200</Cast><TotalCounted>100</TotalCounted><RejectedVotes ReasonCode="blanco">3</RejectedVotes><RejectedVotes ReasonCode="ongeldig">1</RejectedVotes>
</TotalVotes>
<ReportingUnitVotes><ReportingUnitIdentifier Id="1::SB1">North</ReportingUnitIdentifier>
<Selection><AffiliationIdentifier Id="1"/><ValidVotes>40</ValidVotes></Selection>
<Selection><AffiliationIdentifier Id="2"/><ValidVotes>10</ValidVotes></Selection>
<Cast>90</Cast><TotalCounted>50</TotalCounted><RejectedVotes ReasonCode="blanco">2</RejectedVotes><RejectedVotes ReasonCode="ongeldig">0</RejectedVotes>
</ReportingUnitVotes>
<ReportingUnitVotes><ReportingUnitIdentifier Id="1::SB2">South</ReportingUnitIdentifier>
<Selection><AffiliationIdentifier Id="1"/><ValidVotes>30</ValidVotes></Selection>
<Selection><AffiliationIdentifier Id="2"/><ValidVotes>20</ValidVotes></Selection>
<Cast>110</Cast><TotalCounted>50</TotalCounted><RejectedVotes ReasonCode="blanco">1</RejectedVotes><RejectedVotes ReasonCode="ongeldig">1</RejectedVotes>
</ReportingUnitVotes>
</Contest></Contests></Election></Count></EML>
XML
cat > result.eml.xml <<'XML'
<EML Id="520" SchemaVersion="5" xmlns="urn:oasis:names:tc:evs:schema:eml"><Result><Election><ElectionIdentifier Id="GR"/><Contest>
<ContestIdentifier Id="geen"/>
<Selection><AffiliationIdentifier Id="1"><RegisteredName>Ames</RegisteredName></AffiliationIdentifier><Elected>yes</Elected></Selection>
<Selection><AffiliationIdentifier Id="2"><RegisteredName>Burr</RegisteredName></AffiliationIdentifier><Elected>no</Elected></Selection>
</Contest></Election></Result></EML>
XML
acta init count.eml.xml result.eml.xml -o eml.toml
grep -v sha256 eml.toml
acta check eml.toml | tail -1
sed 's/<ValidVotes>70</<ValidVotes>71</' count.eml.xml > other.xml
sed 's/count.eml.xml/other.xml/; /sha256/d' eml.toml > other.toml
acta check other.toml | grep -A3 FAILS
sed 's/<ValidVotes>40</<ValidVotes>4o</' count.eml.xml > wrong.xml
acta init wrong.xml -o wrong.toml
