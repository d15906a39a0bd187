import Dispatch
import HTTPDaemon
import Synchronization

@testable import Recorder

/// What a transfer tells, and a wait for it.
final class Answer: TransferReceiver, Sendable {
    struct Head: Equatable {
        var status: Int
        var headers: [HTTPHeader]
    }

    private struct State {
        var transfer: Transfer?
        var heads: [Head] = []
        var pieces: [[UInt8]] = []
        var ends: [TransferEnd] = []
    }

    private let state = Mutex(State())
    private let headArrived = DispatchSemaphore(value: 0)
    private let pieceArrived = DispatchSemaphore(value: 0)
    private let isOver = DispatchSemaphore(value: 0)
    private let onHead: @Sendable (Transfer) -> Void
    private let onPiece: @Sendable (Transfer, Int) -> Void
    private let onEnd: @Sendable () -> Void

    /// - Parameters: What is done on the loop when something comes; pieces are counted from 1.
    init(
        onHead: @escaping @Sendable (Transfer) -> Void = { _ in },
        onPiece: @escaping @Sendable (Transfer, Int) -> Void = { _, _ in },
        onEnd: @escaping @Sendable () -> Void = {}
    ) {
        self.onHead = onHead
        self.onPiece = onPiece
        self.onEnd = onEnd
    }

    var transfer: Transfer? {
        get { state.withLock { $0.transfer } }
        set { state.withLock { $0.transfer = newValue } }
    }

    func headCame(status: Int, headers: [HTTPHeader]) {
        state.withLock { $0.heads.append(Head(status: status, headers: headers)) }
        onHead(transfer!)
        headArrived.signal()
    }

    func bytesCame(_ bytes: [UInt8]) {
        let count = state.withLock { state in
            state.pieces.append(bytes)
            return state.pieces.count
        }
        onPiece(transfer!, count)
        pieceArrived.signal()
    }

    func ended(_ end: TransferEnd) {
        state.withLock { $0.ends.append(end) }
        onEnd()
        isOver.signal()
    }

    /// The head, when it has come; nil if ten seconds bring none.
    func head() -> Head? {
        guard headArrived.wait(timeout: .now() + 10) == .success else { return nil }
        return state.withLock { $0.heads.last }
    }

    /// Waits for a piece that nobody has waited for yet.
    func piece() -> Bool {
        pieceArrived.wait(timeout: .now() + 10) == .success
    }

    /// How it ended, when it has; nil if ten seconds do not end it.
    func end() -> TransferEnd? {
        guard isOver.wait(timeout: .now() + 10) == .success else { return nil }
        return state.withLock { $0.ends.count == 1 ? $0.ends[0] : nil }
    }

    /// Whether its end has been told.
    var hasEnded: Bool {
        state.withLock { !$0.ends.isEmpty }
    }

    var heads: [Head] {
        state.withLock { $0.heads }
    }

    var pieces: [String] {
        state.withLock { $0.pieces.map { String(decoding: $0, as: UTF8.self) } }
    }

    var bytes: [UInt8] {
        state.withLock { state in
            var all: [UInt8] = []
            for piece in state.pieces { all += piece }
            return all
        }
    }
}
