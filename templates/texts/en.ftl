app = Jalon
