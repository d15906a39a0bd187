import HTTPDaemon
