// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension SwiftEmitter {
    /// Writes a tensor of known elements: in place where it is short, else by the name of a constant
    /// of the class.
    mutating func write(_ constant: ConstantValue, _ id: Int32) throws(CodegenError) {
        let expression = try expression(of: constant, id)
        if constant.spec.shape.elementCount ?? 0 <= options.inlineElementLimit {
            text += expression
            return
        }
        let key = "constant " + String(constant.contentHash, radix: 16)
        let name = extras.constantNames[key] ?? extras.makeName("constant")
        if extras.constantNames.updateValue(name, forKey: key) == nil {
            extras.constants += "    private static let \(name) = \(expression)\n"
        }
        text += "Self."
        text += name
    }

    private func expression(
        of constant: ConstantValue, _ id: Int32
    ) throws(CodegenError) -> String {
        let (dtype, extents) = (constant.spec.dtype, constant.spec.shape.extents ?? [])
        var items: [String] = []
        for element in constant.elements {
            switch element {
            case .bool(let value): items.append(value ? "1" : "0")
            case .integer(let text):
                guard Int(text) != nil else {
                    throw .inexpressible(snapshot(id), value: constant.text, .swift)
                }
                items.append(text)
            case .floating(let value): items.append(SwiftText.literal(value))
            case .complex: throw .inexpressible(snapshot(id), value: constant.text, .swift)
            }
        }
        let isFloating = dtype.isFloatingPoint
        let isUsual = dtype == (isFloating ? .float32 : .int64)
        let type = isUsual ? "" : ", dtype: .\(dtype.rawValue)"
        if extents.isEmpty, isUsual, let item = items.first { return "Tensor(\(item))" }
        let list =
            items.isEmpty
            ? "\(isFloating ? "[Double]" : "[Int]")()"
            : "[\(items.joined(separator: ", "))]\(isFloating ? " as [Double]" : "")"
        if extents.count == 1, isUsual, !items.isEmpty { return "Tensor(\(list))" }
        return "Tensor(\(list), shape: \(extents)\(type))"
    }
}
