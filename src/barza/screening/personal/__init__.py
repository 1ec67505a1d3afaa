"""Personal data: telephones, civil numbers, bank accounts, cards, e-mail, passports, plates."""
