"""What a client says that runs in a process of its own."""


class Reported(Exception):
  """Its message is what the table says of it."""
