/// How far a body has come.
public struct PlaybackProgress: Sendable, Equatable {
    /// How many write steps were given to the kernel whole; for a body of bytes, 1 when it was sent. Unframed
    /// steps count, holds, endings and heartbeats do not.
    public let stepsSent: Int
    /// How many bytes of the body, framing aside, were given to the kernel, those of heartbeats and of a step that was
    /// not sent whole included; of a body of bytes that was not sent whole, in pieces of 16 KiB.
    public let bodyBytes: Int
    private let record: Record

    /// The list is made when it is asked for: most are never looked at.
    private enum Record: Sendable {
        case list([SentStep])
        case log(SendLog, PlaybackFraming)
    }

    /// Progress as a test would write it.
    public init(stepsSent: Int, bodyBytes: Int, sent: [SentStep] = []) {
        self.stepsSent = stepsSent
        self.bodyBytes = bodyBytes
        record = .list(sent)
    }

    init(stepsSent: Int, bodyBytes: Int, log: SendLog, of framing: PlaybackFraming) {
        self.stepsSent = stepsSent
        self.bodyBytes = bodyBytes
        record = .log(log, framing)
    }

    /// What was given to the kernel whole, in order.
    public var sent: [SentStep] {
        switch record {
        case .list(let sent): sent
        case .log(let log, let framing): log.steps(of: framing)
        }
    }

    /// When how much was given to the kernel, without what it was.
    public var sends: BodySends {
        switch record {
        case .log(let log, let framing): return log.sends(of: framing)
        case .list(let sent):
            var sends = BodySends()
            for step in sent {
                let time = step.at.wholeNanoseconds
                if step.step == nil {
                    sends.add(heartbeatOf: step.bytes, at: time)
                } else {
                    sends.add(stepsOf: step.bytes, at: time)
                }
            }
            return sends
        }
    }

    /// Whether the two tell the same.
    public static func == (left: Self, right: Self) -> Bool {
        left.stepsSent == right.stepsSent && left.bodyBytes == right.bodyBytes && left.sent == right.sent
    }
}

/// A part of a body that was given to the kernel whole.
public struct SentStep: Sendable, Equatable {
    /// Which of the playback's steps, holds counted; 0 for a body of bytes, nil for a heartbeat.
    public var step: Int?
    /// When its last byte was given, counted from the request's last byte. Steps that are due together are given together.
    public var at: Duration
    /// How many bytes of the body it has, framing aside; 0 if it is unframed.
    public var bytes: Int

    /// A step that was sent then.
    public init(step: Int?, at: Duration, bytes: Int) {
        self.step = step
        self.at = at
        self.bytes = bytes
    }
}
