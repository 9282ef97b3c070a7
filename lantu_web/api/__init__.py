"""The API (接口): what other programs read and send, with a token of a department."""
