import Testing

@testable import MessagesAPI

struct CacheMarkTests {
    @Test(
        arguments: [
            (["type": "ephemeral"], .fiveMinutes), (["type": "ephemeral", "ttl": "5m"], .fiveMinutes),
            (["type": "ephemeral", "ttl": "1h"], .oneHour), (nil, nil), ([:], nil), ("ephemeral", nil),
        ] as [(JSON, CacheMark.Lifetime?)]
    )
    func aControlSaysHowLong(_ control: JSON, _ expected: CacheMark.Lifetime?) {
        #expect(control.read { CacheMark.Lifetime($0) } == expected)
    }

    @Test func thatIsATime() {
        #expect(CacheMark.Lifetime.allCases.map(\.duration) == [.seconds(300), .seconds(3600)])
    }
}
