// SPDX-License-Identifier: Apache-2.0

/// Why a pickle is not read. A pickle is a program, and only what rebuilds tensors is understood:
/// nothing of it is run.
public enum PickleProblem: Error, Hashable {
    case unsupportedOpcode(UInt8, at: Int)
    /// A function or class that is not needed for tensors.
    case forbiddenGlobal(String)
    /// The bytes end before the pickle does.
    case endsEarly
    case malformed(String, at: Int)
    /// The elements are in the byte order of another machine.
    case bigEndian
    /// The format of PyTorch 1.5 and before, which is no zip file.
    case legacyFile
}

extension PickleProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsupportedOpcode(let code, let offset):
            "the pickle has the opcode 0x\(String(code, radix: 16)) at byte \(offset), which "
                + "tensors do not need; \(Self.wayOut)"
        case .forbiddenGlobal(let name):
            "the pickle refers to '\(name)', and only tensors are read; \(Self.wayOut)"
        case .endsEarly: "the pickle is cut off"
        case .malformed(let what, let offset): "the pickle is broken at byte \(offset): \(what)"
        case .bigEndian: "its elements are big-endian; save it again on another machine"
        case .legacyFile: "it is a file of PyTorch 1.5 or before; \(Self.wayOut)"
        }
    }

    private static let wayOut =
        "in Python, save its tensors alone: torch.save(model.state_dict(), path), or "
        + "safetensors.torch.save_file; of a program, torch.export.save with PyTorch 2.9 or later"
}
