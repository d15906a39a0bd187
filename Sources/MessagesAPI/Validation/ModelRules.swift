/// What depends on the model that is asked for.
enum ModelRules {
    static let all: [RequestRule] = [knownModel, maximumOutput, temperatureIsTaken, stopSequencesSaySomething]

    /// Any name of a Claude model will do, so that a model that came out today needs no new release of this.
    static let knownModel = RequestRule { request in
        request.model == nil ? APIError(.notFound, message: "model: \(request.request.model)") : nil
    }

    /// The limits of 8,192 tokens and less never moved. Later models' limits were raised, by betas and with time, so that
    /// programs which ask for more than was once allowed are found everywhere; they are refused beyond any model's limit.
    static let maximumOutput = RequestRule { request in
        guard let asked = request.request.maxTokens, let model = request.model, let maximum = model.maxTokens,
            asked > (maximum <= 8_192 ? maximum : max(maximum, 128_000)), request.endpoint == .messages,
            !request.hasBeta("output-")
        else { return nil }
        return .invalid(
            "max_tokens: \(asked) > \(maximum), which is the maximum allowed number of output tokens for "
                + request.request.model
        )
    }

    /// Since 4.7, models take no other temperature than the default.
    static let temperatureIsTaken = RequestRule(onFields: .temperature) { request in
        guard let temperature = request.body[.temperature]?.double, temperature != 1,
            request.model?.acceptsSampling == false
        else { return nil }
        return .invalid("`temperature` is deprecated for this model.")
    }

    static let stopSequencesSaySomething = RequestRule(onFields: .stopSequences) { request in
        let sequences = request.body.elements(of: .stopSequences).compactMap(\.string)
        if sequences.contains("") { return .invalid("stop_sequences: each stop sequence must be non-empty") }
        if sequences.contains(where: { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }) {
            return .invalid("stop_sequences: each stop sequence must contain non-whitespace")
        }
        return nil
    }
}
