"""What an account can do. Each act is one transaction; those who listen hear of it afterwards."""
