// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

// Texts as PyTorch 2.13 prints them.
private let printed: [(Tensor, String)] = [
    (Tensor([1.0, 2.0]), "tensor([1., 2.])"),
    (Tensor([0.1, 2.0]), "tensor([0.1000, 2.0000])"),
    (Tensor(1.0), "tensor(1.)"),
    (Tensor([1.0, .nan, -.infinity]), "tensor([1., nan, -inf])"),
    (Tensor([0.5, .nan, -.infinity]), "tensor([0.5000,    nan,   -inf])"),
    (Tensor([1e-5, 1.5]), "tensor([1.0000e-05, 1.5000e+00])"),
    (Tensor([100_000.0, 1.0]), "tensor([1.0000e+05, 1.0000e+00])"),
    (Tensor([1e10]), "tensor([1.0000e+10])"),
    (Tensor([-0.0, 1.0]), "tensor([-0., 1.])"),
    (Tensor([0.0, 0.0]), "tensor([0., 0.])"),
    (Tensor([1, -20, 300]), "tensor([  1, -20, 300])"),
    (Tensor([true, false]), "tensor([ True, False])"),
    (
        Tensor([[1.5, 2.0], [3.0, 4.0]]),
        "tensor([[1.5000, 2.0000],\n        [3.0000, 4.0000]])"
    ),
    (Tensor([1.0], shape: [1], dtype: .float64), "tensor([1.], dtype=torch.float64)"),
    (Tensor([3], shape: [], dtype: .int32), "tensor(3, dtype=torch.int32)"),
    (.zeros([2, 0]), "tensor([], size=(2, 0))"),
    (.zeros([0], dtype: .int64), "tensor([], dtype=torch.int64)"),
    (
        Tensor.arange(24).reshape(2, 3, 4),
        """
        tensor([[[ 0,  1,  2,  3],
                 [ 4,  5,  6,  7],
                 [ 8,  9, 10, 11]],

                [[12, 13, 14, 15],
                 [16, 17, 18, 19],
                 [20, 21, 22, 23]]])
        """
    ),
    (
        Tensor.arange(30, dtype: .float32),
        """
        tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12., 13.,
                14., 15., 16., 17., 18., 19., 20., 21., 22., 23., 24., 25., 26., 27.,
                28., 29.])
        """
    ),
    (
        Tensor.arange(1001, dtype: .float32),
        "tensor([   0.,    1.,    2.,  ...,  998.,  999., 1000.])"
    ),
    (
        Tensor.arange(20, dtype: .float64) * 1.5,
        """
        tensor([ 0.0000,  1.5000,  3.0000,  4.5000,  6.0000,  7.5000,  9.0000, 10.5000,
                12.0000, 13.5000, 15.0000, 16.5000, 18.0000, 19.5000, 21.0000, 22.5000,
                24.0000, 25.5000, 27.0000, 28.5000], dtype=torch.float64)
        """
    ),
]

@Suite struct `A tensor's text` {
    @Test func `is what PyTorch prints`() {
        for (tensor, text) in printed { #expect(tensor.description == text) }
    }

    @Test func `leaves out the middle of a large tensor`() {
        let lines = Tensor.arange(12000).reshape(3, 100, 40).description.split(separator: "\n")
        #expect(lines.count == 21)
        #expect(lines[0] == "tensor([[[    0,     1,     2,  ...,    37,    38,    39],")
        #expect(lines[3] == "         ...,")
        #expect(lines[20] == "         [11960, 11961, 11962,  ..., 11997, 11998, 11999]]])")
    }

    @Test func `shows complex elements`() throws {
        let parts: [Float] = [1, 2, 3.5, -1]
        let bytes = parts.flatMap { part in withUnsafeBytes(of: part) { Array($0) } }
        let tensor = try Tensor(bytes: bytes, dtype: .complex64, shape: [2])
        #expect(tensor.description == "tensor([1.0000+2.j, 3.5000-1.j])")
    }

    @Test func `survives the way through a constant`() throws {
        let constant = try Tensor([[1.5, 2.0]]).constantValue()
        #expect(constant.text == "tensor([[1.5000, 2.0000]])")
        #expect(try Tensor(constant).elements == [1.5, 2])
        #expect(try Tensor(constant).extents == [1, 2])
    }
}
