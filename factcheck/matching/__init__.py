"""Fourth floor: sentence and claims → candidates → bindings, with the evidence for each."""
