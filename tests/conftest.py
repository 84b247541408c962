"""What all tests share: modules beside this file (`readings`) can be imported by name."""
