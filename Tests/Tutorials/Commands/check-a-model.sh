fx-inspect verify mlp.pt2
fx-inspect summary mymodule.pt2
fx-inspect run mlp.pt2 --inputs io.safetensors --case 0 --compare io.safetensors
for case in 0 1 2; do
    fx-inspect run mlp.core.pt2 --inputs io.safetensors --case $case --compare io.safetensors || exit 1
done
fx-inspect compare mlp.pt2 mlp.pt2
fx-inspect compare mlp.pt2 mlp.core.pt2 || echo "exit status $?"
