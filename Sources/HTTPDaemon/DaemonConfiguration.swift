extension Daemon {
    /// Where a daemon listens and what it allows.
    public struct Configuration: Sendable {
        /// The address to bind, a numeric IPv4 or IPv6 address or a host name.
        public var host: String
        /// The port to bind; 0 takes any free one.
        public var port: UInt16
        /// How many loops, each a thread of its own.
        public var loops: Int
        /// The longest request body that is kept, in bytes, unless the handler says otherwise. Of a longer one only the fact
        /// is told.
        public var maximumBodyBytes: Int

        /// What the head of a request and the head of its response may take together, in bytes, for each connection.
        public var memoryPerConnection: Int

        /// Loopback and any free port unless told otherwise.
        public init(
            host: String = "127.0.0.1",
            port: UInt16 = 0,
            loops: Int = 2,
            maximumBodyBytes: Int = 32 << 20,
            memoryPerConnection: Int = 10 << 10
        ) {
            self.host = host
            self.port = port
            self.loops = loops
            self.maximumBodyBytes = maximumBodyBytes
            self.memoryPerConnection = memoryPerConnection
        }
    }
}
