import Testing

@testable import HTTPDaemon

struct ForeignProtocolTests {
    @Test(arguments: [
        "G", "GET ", "post", "M-SE", "_", "~", "9", "PRIZ", "PRI", "P", "\r\nGE", "\n",
    ])
    func `what a request may begin with is none`(opening: String) {
        #expect(ForeignProtocol(opening: Array(opening.utf8)) == nil)
    }

    @Test(
        arguments: [
            ([0x16, 0x03, 0x01, 0x02], .tls), ([0x16, 0x03], .tls), ([0x16], .tls), (Array("PRI ".utf8), .http2),
            ([0x16, 0x04], .unknown), ([0x80], .unknown), ([0], .unknown), (Array(" GET".utf8), .unknown),
            (Array("{\"mo".utf8), .unknown), (Array("<?xm".utf8), .unknown), ([0x7F], .unknown),
        ] as [([UInt8], ForeignProtocol)]
    )
    func `the first bytes tell`(opening: [UInt8], foreign: ForeignProtocol) {
        #expect(ForeignProtocol(opening: opening) == foreign)
    }

    @Test(arguments: [ForeignProtocol.tls, .http2, .unknown])
    func `the answer is a whole response that ends the connection`(foreign: ForeignProtocol) {
        let parts = foreign.answer.split(separator: "\r\n\r\n")
        #expect(parts.count == 2)
        #expect(parts[0].hasPrefix("HTTP/1.1 "))
        #expect(parts[0].contains("\r\nConnection: close"))
        #expect(parts[0].contains("\r\nContent-Length: \(parts[1].utf8.count)\r\n"))
    }
}
