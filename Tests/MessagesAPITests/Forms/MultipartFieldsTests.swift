import Testing

@testable import MessagesAPI

struct MultipartFieldsTests {
    private func fields(_ body: String) -> [String] {
        let bytes = Array(body.utf8)
        return MultipartFields(of: bytes, boundary: "cut").fields.map {
            "\($0.name)=\(String(decoding: bytes[$0.value], as: UTF8.self))"
        }
    }

    @Test func eachFieldIsFoundWithItsValue() {
        let body =
            "preamble\r\n--cut\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain\r\n\r\nx\r\n\r\ny\r\n"
            + "--cut\r\ncontent-disposition: form-data; filename=f; name=b\r\n\r\n\r\n--cut--\r\n"
        #expect(fields(body) == ["a=x\r\n\r\ny", "b="])
    }

    @Test func linesMayEndWithOneCharacter() {
        #expect(fields("--cut\nContent-Disposition: form-data; name=\"a\"\n\nx\n--cut--\n") == ["a=x"])
    }

    @Test func theLastFieldMayBeCutOff() {
        let head = "--cut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
        #expect(fields(head + "x") == ["a=x"])
        #expect(fields(head) == ["a="])
        #expect(fields(String(head.dropLast(2))) == [])
    }

    @Test func whatHasNoNameIsNone() {
        #expect(fields("") == [])
        #expect(fields("--cut\r\n\r\nx\r\n--cut\r\nContent-Disposition: form-data\r\n\r\ny\r\n--cut--") == [])
        #expect(fields("{\"a\":1}") == [])
    }

    @Test func theBoundaryIsSaidByTheType() {
        #expect(MultipartFields.boundary(in: "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"") == "a b")
        #expect(MultipartFields.boundary(in: "multipart/form-data") == nil)
        #expect(MultipartFields.boundary(in: "multipart/form-data; boundary=") == nil)
        #expect(MultipartFields.boundary(in: "text/plain; boundary=a") == nil)
    }

    @Test func aFileHasItsNameAndItsType() throws {
        let body =
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a; \\\"b\\\".pdf\"\r\n"
            + "Content-Type: application/pdf \r\n\r\nx\r\n--cut\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n1\r\n--cut--"
        let fields = MultipartFields(of: Array(body.utf8), boundary: "cut").fields
        #expect(fields.map(\.name) == ["file", "n"])
        #expect(fields.map(\.fileName) == ["a; \"b\".pdf", nil])
        #expect(fields.map(\.contentType) == ["application/pdf", nil])
    }
}
