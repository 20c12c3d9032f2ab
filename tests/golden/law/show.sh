acta law show il/knesset
