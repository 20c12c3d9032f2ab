acta report town -o out/town.html
ls out
