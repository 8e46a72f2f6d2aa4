// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Testing

private let literals: [(text: String, value: Argument<RecordedTensor>)] = [
    ("None", .none), ("True", true), ("-3", -3), ("1e-05", 1e-05),
    ("float:-inf", .double(-.infinity)),
    ("complex:1.5:-2.0", .complex(real: 1.5, imaginary: -2)), ("'a.b, c]'", "a.b, c]"),
    ("\"node 'x'\"", "node 'x'"), ("device:cuda:1", .device(Device("cuda:1"))),
    ("torch.int64", .dtype(.int64)), ("torch.channels_last", .memoryFormat(.channelsLast)),
    ("torch.strided", .layout(.strided)), ("[1, [], (2,)]", [1, [], .tuple([2])]),
]

@Suite struct `Recorded calls` {
    @Test func `have the literals of Python, and others by name`() throws {
        for (text, expected) in literals {
            var rest = RecordedText(text)
            let value: Argument<RecordedTensor> = try rest.value()
            try rest.expectEnd()
            #expect(value.repr == expected.repr)
        }
    }

    @Test func `have tensors with all of their memory`() throws {
        var rest = RecordedText("(i64[2,3]{1,2}+4/10@420, f32[], out=[b8[0]@7]) -> throws")
        let (arguments, keywords) = try rest.arguments(of: RecordedTensor.self)
        try rest.expect(" -> throws")
        let strided = try #require(arguments.first?.leaf)
        #expect(strided.dtype == .int64 && strided.extents == [2, 3] && strided.strides == [1, 2])
        #expect(strided.first == 4 && strided.storageCount == 10 && strided.position == 420)
        let number = try #require(arguments.last?.leaf)
        #expect(number.extents == [] && number.storageCount == 1 && number.position == nil)
        #expect(keywords["out"]?.leaves.map(\.position) == [7])
    }

    @Test func `have symbols in shapes and beside them`() throws {
        let call = try RecordedCall("aten.add.Scalar(f32[2, 3*s0+1], $s1//2, $bool) -> None")
        let s0 = SymbolicExpression.symbol("s0")
        let extent = Dimension(.constant(3) * s0 + .constant(1))
        #expect(call.name == "aten.add.Scalar")
        #expect(
            call.arguments == [
                .leaf(.tensor(TensorSpec(.float32, Shape([2, extent])))),
                .leaf(.int(Dimension(.floorDivide(.symbol("s1"), .constant(2))))), .leaf(.bool),
            ])
    }

    @Test(arguments: ["(nope)", "(1", "('a", "(f32)", "(f32[s0])", "($s0)", "(1 2)", "(float:x)"])
    func `of nonsense are not read`(_ text: String) {
        var rest = RecordedText(text)
        #expect(throws: RecordedText.Unreadable.self) {
            _ = try rest.arguments(of: RecordedTensor.self)
            try rest.expectEnd()
        }
    }
}

extension Argument<RecordedTensor> {
    fileprivate var repr: String { pythonRepr { _ in "a tensor" } }
}
