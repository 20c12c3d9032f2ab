acta law list
