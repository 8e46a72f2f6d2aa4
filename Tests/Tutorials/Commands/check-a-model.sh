fx-inspect run mlp.pt2 --inputs io.safetensors --case 0 --compare io.safetensors
for case in 0 1 2; do
    fx-inspect run mlp.core.pt2 --inputs io.safetensors --case $case --compare io.safetensors || exit 1
done
