/// How it ends.
extension Exchange {
    // MARK: - Endings that are played

    /// Ends the body, and with it the connection if the client could not know of the end otherwise.
    func endBody() {
        if isHTTP11, body.isInChunks {
            guard rawWrite == nil else { return writeLastChunk() }
            phase = .bodyPlayed
            connection.resume()
        } else {
            end(body.isOfLength ? .complete : .closed)
            abandon()
        }
    }

    /// Ends it with a FIN, whatever was announced.
    func close() {
        uncork()
        presence?.isServed(true)
        end(.closed)
        abandon()
    }

    /// Ends it with a reset, as soon as the client has what was written.
    func reset() {
        uncork()
        presence?.isServed(true)
        phase = .resetting
        resetWhenDelivered()
    }

    /// Resets the connection, or waits until it may.
    func resetWhenDelivered() {
        let now = Instant.now
        if let later = pendingReset.holdBack(connection.socket.delivery, now: now) {
            wait(until: later)
        } else {
            // Told before: who sees the reset may ask again at once.
            end(.reset)
            connection.socket.reset()
            abandon()
        }
    }

    // MARK: - The end

    /// Ends it because the client has left.
    func leave() {
        end(connection.departure == .reset ? .clientReset : .clientClosed)
        abandon()
    }

    /// Shuts the socket, so that the library finds out and closes the connection.
    func abandon() {
        phase = .abandoned
        connection.socket.hangUp()
        connection.loop.libraryHasWork = true
        connection.resume()
    }

    /// Tells how the exchange ended, the first time that it is called.
    ///
    /// - Parameter moment: When it ended, in nanoseconds from the request's last byte; nil: now.
    func end(_ reason: ExchangeEnd.Reason, at moment: Int64? = nil) {
        guard !isOver, response != nil else { return }
        isOver = true
        presence?.ends()
        if let remote = response.remote { connection.loop.detach(remote, from: self) }
        guard let onEnd = response.onEnd else { return }
        onEnd(
            ExchangeEnd(
                reason: reason,
                isHeadSent: isHeadSent,
                isStalled: body.isStalled ?? headWait.isStalled,
                progress: body.progress,
                at: .nanoseconds(moment ?? elapsed)
            )
        )
    }
}
