swift test --package-path Classifier
swift build --package-path Classifier -c release --static-swift-stdlib --product run-Classifier
mkdir shipped
cp Classifier/.build/release/run-Classifier Classifier/weights.fx shipped/
shipped/run-Classifier Classifier/inputs.safetensors
