/// A body that the loop sends.
extension Exchange {
    /// Writes what is due of the body, and sees to what comes next.
    func play() {
        let socket = connection.socket
        while true {
            let elapsed = elapsed
            // Told before it is sent, as that of a body of bytes.
            if body.reachesLastWrite(by: elapsed) { presence?.isServed(true) }
            let next = body.advance(
                elapsed: elapsed,
                clock: { self.elapsed },
                send: { feed?.send($0) ?? socket.send($0, more: $1) },
                setApart: { uncork() }
            )
            tellTaken()
            switch next {
            case .held(let name):
                uncork()
                tellHold(name)
                continue
            case .wait(let due):
                uncork()
                wait(until: due.map(start.advanced(by:)))
            case .waitForRoom where feed != nil:
                // The library asks when it has sent what it was given last.
                if feed!.given == 0 { connection.resume() }
            case .waitForRoom:
                if !body.hasSufficed { presence?.isServed(false) }
                uncork()
                connection.watchForRoom()
                wait(until: nil)
            case .end(.end): endBody()
            case .end(.close): close()
            case .end(.reset): reset()
            case .fail(let code):
                end(connection.reason(forWriteError: code))
                abandon()
            }
            return
        }
    }

    /// Lets the exchange go on if it is held.
    func release(_ how: HoldRelease) {
        if phase == .awaitingHead {
            if headWait.release(how, elapsed: elapsed) { awaitHead() }
        } else if phase == .playing {
            if body.playback?.release(how, elapsed: elapsed) ?? false { play() }
        }
    }

    /// Does with a body that is sent as it comes what its remote says. Before there is a body it is kept.
    func relay(_ command: ExchangeRemote.Command) {
        guard phase != .awaitingHead else { return early.append(command) }
        obey(command)
        if phase == .playing { play() }
    }

    /// Takes what has come of the body, without sending it.
    func obey(_ command: ExchangeRemote.Command) {
        switch command {
        case .send(let bytes): body.relay?.add(bytes)
        case .finish(let how): body.relay?.finish(how.action)
        case .release, .answer: break
        }
    }

    /// Tells who sends how much of it the kernel has taken.
    private func tellTaken() {
        guard let relay = body.relay, relay.payloadSent > toldBytes else { return }
        response?.remote?.took(relay.payloadSent - toldBytes)
        toldBytes = relay.payloadSent
    }

    /// It has come to stand still; in a stall, if the hold has no name.
    func tellHold(_ name: String?) {
        guard let name else {
            // Nothing more will come: who leaves now does not leave early.
            presence?.stalls()
            return
        }
        guard let remote = response?.remote else { return }
        remote.onHold?(HoldArrival(name: name, progress: body.progress), remote)
    }
}

extension ExchangeRemote.BodyEnd {
    fileprivate var action: PlaybackFraming.Ending.Action {
        switch self {
        case .complete: .end
        case .close: .close
        case .reset: .reset
        }
    }
}
