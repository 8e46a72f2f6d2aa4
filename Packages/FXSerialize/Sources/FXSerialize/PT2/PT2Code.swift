// SPDX-License-Identifier: Apache-2.0

import FXCore

/// The numbers by which a `.pt2` file names dtypes, layouts and memory formats.
///
/// - SeeAlso: `torch._export.serde.schema.ScalarType`, whose numbers are not those of C++
enum PT2Code {
    private static let dtypes: [(code: Int, dtype: DType)] = [
        (1, .uint8), (2, .int8), (3, .int16), (4, .int32), (5, .int64), (6, .float16),
        (7, .float32), (8, .float64), (10, .complex64), (11, .complex128), (12, .bool),
        (13, .bfloat16), (28, .uint16), (34, .uint32), (35, .uint64),
    ]

    /// The dtypes that files can name and tensors cannot have.
    private static let foreign: [Int: String] = [
        0: "unknown", 9: "complex32", 29: "float8_e4m3fn", 30: "float8_e5m2",
        31: "float8_e4m3fnuz", 32: "float8_e5m2fnuz", 33: "float8_e8m0fnu",
    ]

    private static let layouts: [(code: Int, layout: TensorLayout)] = [
        (1, .sparseCOO), (2, .sparseCSR), (7, .strided),
    ]

    private static let memoryFormats: [(code: Int, format: MemoryFormat)] = [
        (1, .contiguous), (2, .channelsLast), (3, .channelsLast3D), (4, .preserve),
    ]

    static func dtype(_ code: Int) -> DType? { dtypes.first { $0.code == code }?.dtype }

    static func code(of dtype: DType) -> Int { dtypes.first { $0.dtype == dtype }?.code ?? 0 }

    /// What messages call a dtype.
    static func dtypeName(_ code: Int) -> String {
        dtype(code)?.rawValue ?? foreign[code] ?? "number \(code)"
    }

    static func layout(_ code: Int) -> TensorLayout? {
        layouts.first { $0.code == code }?.layout
    }

    static func code(of layout: TensorLayout) -> Int {
        layouts.first { $0.layout == layout }?.code ?? 0
    }

    static func memoryFormat(_ code: Int) -> MemoryFormat? {
        memoryFormats.first { $0.code == code }?.format
    }

    static func code(of format: MemoryFormat) -> Int {
        memoryFormats.first { $0.format == format }?.code ?? 0
    }
}
