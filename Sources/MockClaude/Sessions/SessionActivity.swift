/// What the clients of a session did: what is counted of it, and what they did wrong.
struct SessionActivity: Sendable {
    var tally = Tally()
    var watch = ClientWatch()
    var traffic = Traffic()
}
