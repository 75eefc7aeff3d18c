"""Mutation testing: claims → sentences that an article could get wrong, or say otherwise → what each claim catches."""
