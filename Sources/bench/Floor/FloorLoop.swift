import CMeasuring
import Glibc

/// What the floor knows of a connection.
struct FloorConnection {
    var descriptor: Int32
    /// How much of the request's body has yet to come.
    var missing = 0
    /// The next send, and when the reply's first was.
    var next = 0
    var start: Nanoseconds = 0
    /// Whether it is in the heap. One that is closed meanwhile is freed when it comes out.
    var waits = false
    var isClosed = false
}

/// One loop of the floor: reads requests, and writes the reply's bytes when they are due. There is no allocation, no reference
/// counting and no choice in it, because what it costs is what the kernel costs.
struct FloorLoop: @unchecked Sendable {
    // Sendable is right: the loop is handed to the thread that runs it, and others only add connections to its queue, which
    // the kernel guards.
    let queue = EventQueue()
    private var heap = FloorHeap(capacity: 32_768)
    private let reply: FloorReply
    private let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.room)
    private static let room = 1 << 18

    init(playing reply: FloorReply) {
        self.reply = reply
    }

    /// Takes over a connection. Any thread may call it.
    func add(_ descriptor: Int32) {
        LocalSocket.withoutDelay(descriptor)
        let connection = UnsafeMutablePointer<FloorConnection>.allocate(capacity: 1)
        connection.initialize(to: FloorConnection(descriptor: descriptor))
        queue.watch(descriptor, pointer: connection)
    }

    /// Never returns. Connections that arrive at the socket are dealt to the loops in turn, this one included.
    mutating func run(accepting listener: Int32?, others: [FloorLoop]) {
        cmeasuring_sharpen_timers()
        if let listener { queue.watch(listener, pointer: nil) }
        var turn = 0
        while true {
            let count = queue.wait(until: heap.first)
            let now = Nanoseconds.now
            for index in 0..<count {
                if let pointer = queue[index] {
                    read(pointer.assumingMemoryBound(to: FloorConnection.self), at: now)
                } else if let listener {
                    let descriptor = accept(listener, nil, nil)
                    guard descriptor >= 0 else { continue }
                    if turn == others.count { add(descriptor) } else { others[turn].add(descriptor) }
                    turn = (turn + 1) % (others.count + 1)
                }
            }
            guard let due = heap.first, due <= now || due <= .now else { continue }
            play(until: .now)
        }
    }

    private mutating func play(until now: Nanoseconds) {
        while let due = heap.first, due <= now {
            let connection = heap.pop().connection
            connection.pointee.waits = false
            if connection.pointee.isClosed {
                connection.deallocate()
            } else {
                sendNext(connection)
            }
        }
    }

    private mutating func read(_ connection: UnsafeMutablePointer<FloorConnection>, at now: Nanoseconds) {
        let count = recv(connection.pointee.descriptor, buffer, Self.room, Int32(MSG_DONTWAIT))
        guard count > 0 else {
            if count == 0 || errno != EAGAIN { end(connection) }
            return
        }
        if connection.pointee.missing == 0 {
            connection.pointee.missing = RequestLength.of(UnsafeBufferPointer(start: buffer, count: count))
        }
        connection.pointee.missing -= count
        guard connection.pointee.missing == 0 else { return }
        connection.pointee.next = 0
        connection.pointee.start = now
        sendNext(connection)
    }

    @inline(__always)
    private mutating func sendNext(_ connection: UnsafeMutablePointer<FloorConnection>) {
        let next = connection.pointee.next
        let begin = next == 0 ? 0 : reply.ends[next - 1]
        let length = reply.ends[next] - begin
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        // A socket of this machine takes megabytes at once; one that does not ends, and is told as a stream that failed.
        guard send(connection.pointee.descriptor, reply.bytes + begin, length, flags) == length else {
            return end(connection)
        }
        connection.pointee.next = next + 1
        guard next + 1 < reply.sends else { return }
        connection.pointee.waits = true
        heap.push(connection, due: connection.pointee.start + Int64(next + 1) * reply.interval)
    }

    private func end(_ connection: UnsafeMutablePointer<FloorConnection>) {
        close(connection.pointee.descriptor)
        if connection.pointee.waits { connection.pointee.isClosed = true } else { connection.deallocate() }
    }
}
