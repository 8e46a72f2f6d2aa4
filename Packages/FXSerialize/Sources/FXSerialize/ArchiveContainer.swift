// SPDX-License-Identifier: Apache-2.0

/// The forms in which a model is stored.
public enum ArchiveContainer: Hashable, Sendable, CaseIterable {
    /// One JSON text: graph and state schema without the tensors.
    case json
    /// One zip file with `graph.json` and `weights.safetensors`, not compressed: the tensors are
    /// used where they are in the file.
    case zip
    /// A folder of the same two files.
    case folder
    /// A `.pt2` file of PyTorch 2.9 and later, which `torch.export.load` opens. The graph's calls
    /// are those of ATen.
    case pt2
}
