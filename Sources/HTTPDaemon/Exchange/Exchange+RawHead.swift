/// A head that we write ourselves, and what then is ours to write as well.
extension Exchange {
    /// Writes the head byte by byte, and plays the body after it. The library never hears of a response.
    func begin(_ head: RawHead, interval: Int64) {
        let write = RawWrite(head.bytes, due: headWait.due, interval: interval)
        body.playback?.putOff(by: write.span)
        rawWrite = write
        phase = .writingHead
        writeRaw()
    }

    /// What such a head says of the body.
    func rawFraming(_ head: ResponseHead, isTunnel: Bool) -> RawHead.Framing {
        if head.status == 204 || isTunnel { return .none }
        if let length = body.length { return .length(length) }
        return isHTTP11 ? .chunks : .none
    }

    /// Writes what is due of the head or of the last chunk, and sees to what comes next.
    func writeRaw() {
        let socket = connection.socket
        // Told before it is sent, as that of any body.
        if phase == .writingEnd || !body.isOfLoop && rawWrite!.reachesLastByte(by: elapsed) {
            presence?.isServed(true)
        }
        switch rawWrite!.advance(elapsed: elapsed, send: { socket.send($0, more: false) }) {
        case .wait(let due):
            wait(until: due.map(start.advanced(by:)))
        case .waitForRoom:
            presence?.isServed(false)
            connection.watchForRoom()
            wait(until: nil)
        case .fail(let code):
            end(connection.reason(forWriteError: code))
            abandon()
        case .end where phase == .writingHead && body.isOfLoop:
            isHeadSent = true
            phase = .playing
            play()
        case .end:
            if phase == .writingHead { body.finish(at: elapsed) }
            isHeadSent = true
            end(.complete)
            abandon()
        case .held: preconditionFailure("Bytes are not held.")
        }
    }

    /// Ends a body in chunks.
    func writeLastChunk() {
        uncork()
        rawWrite = .lastChunk
        phase = .writingEnd
        writeRaw()
    }
}

extension HTTPResponse {
    /// Its body as one that the loop can play, where there is something to play.
    var played: Body {
        guard case .bytes(let bytes) = body, !bytes.isEmpty else { return body }
        return .playback(Playback([Playback.Step(due: headDue, .write(bytes))], length: bytes.count))
    }
}
