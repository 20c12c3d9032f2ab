# Each is refused with its place: a claim without a source, one whose test writes, one that reads what is not a table of
# the record, one without holds.
claim() {
  cp town/election.toml base.toml
  printf '[[claim]]\nwho = "A"\ntext = "B"\n%s\n' "$1" >> town/election.toml
  acta claims check town
  mv base.toml town/election.toml
}
claim 'test = "SELECT 1 AS holds"'
claim 'source = "s"
test = "DELETE FROM sheets"'
claim 'source = "s"
test = "SELECT count(*) AS holds FROM sqlite_master"'
claim 'source = "s"
test = "SELECT votes FROM results"'
printf '[[claim]]\nwho = "A"\ntext = "B"\nsource = "s"\ntest = "ATTACH '"'x.db'"' AS x"\n' >> town/election.toml
acta claims check town
