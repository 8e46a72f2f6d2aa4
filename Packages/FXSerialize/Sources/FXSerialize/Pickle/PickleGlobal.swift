// SPDX-License-Identifier: Apache-2.0

import FXCore

/// The functions and classes that a pickle may refer to: no others are known, and none is run.
enum PickleGlobal {
    case orderedDictionary
    /// `torch.Size`
    case size
    case rebuildTensor
    /// The newer form, which has the dtype beside a storage of bytes.
    case rebuildTensorWithDType
    case rebuildParameter
    /// A class of storage, by its elements; nil for bytes of any kind.
    case storage(DType?)
    case dtype(DType)

    init?(module: String, name: String) {
        switch "\(module).\(name)" {
        case "collections.OrderedDict": self = .orderedDictionary
        case "torch.Size": self = .size
        case "torch._utils._rebuild_tensor_v2": self = .rebuildTensor
        case "torch._utils._rebuild_tensor_v3": self = .rebuildTensorWithDType
        case "torch._utils._rebuild_parameter": self = .rebuildParameter
        case "torch.storage.UntypedStorage", "torch.UntypedStorage": self = .storage(nil)
        default:
            guard module == "torch" else { return nil }
            if let dtype = Self.storages[name] {
                self = .storage(dtype)
            } else if let dtype = DType(rawValue: name) {
                self = .dtype(dtype)
            } else {
                return nil
            }
        }
    }

    private static let storages: [String: DType] = [
        "FloatStorage": .float32, "DoubleStorage": .float64, "HalfStorage": .float16,
        "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32,
        "ShortStorage": .int16, "CharStorage": .int8, "ByteStorage": .uint8,
        "BoolStorage": .bool, "ComplexFloatStorage": .complex64,
        "ComplexDoubleStorage": .complex128,
    ]
}
